/** Sends an HTTP request with any headers. Pages cannot send a foreign `Host` or `Origin`, or the headers of a proxy. */
import { request } from 'node:http';

/**
 * @param {{url: string, method?: string, headers?: Record<string, string>, body?: string}} wish
 * @returns {Promise<{status: number, headers: Record<string, string | string[]>, text: string}>}
 */
export function sendRaw({ url, method = 'GET', headers = {}, body = '' }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
