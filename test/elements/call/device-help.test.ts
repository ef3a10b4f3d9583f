import { expect } from '@open-wc/testing';
import {
  deviceSentence,
  permissionHelp,
  problemOfError,
  refusalHelp,
} from '../../../src/elements/call/device-help.ts';
import { stageStrings } from '../../../src/elements/call/stage.strings.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the help for a device', () => {
  for (const [userAgent, help] of [
    [`${iPhone} Version/17.4 Mobile/15E148 Safari/604.1`, 'ios'],
    [`${iPhone} CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1`, 'ios'],
    [`${android} Chrome/124.0.0.0 Mobile Safari/537.36`, 'android'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0', 'firefox'],
    [`${windows} Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0`, 'chromium'],
    [`${mac} Version/17.4 Safari/605.1.15`, 'safari'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0', 'firefox'],
  ] as const) {
    it(`says where the user allows it again in their browser (${help}: ${userAgent.slice(12, 60)})`, () => {
      expect(permissionHelp(userAgent)).to.equal(help);
    });
  }

  it('leads to the system when the system has refused', () => {
    const error = new DOMException('Permission denied by system', 'NotAllowedError');
    expect(problemOfError(error)).to.equal('refused');
    expect(refusalHelp('camera', error)).to.equal('system');
    expect(deviceSentence(stageStrings, 'camera', 'refused', error)).to.equal(
      'This page may not use your camera. Allow this browser to use it in the privacy settings of your device, and try again.',
    );
  });

  it('leads to the browser when the user has refused', () => {
    const error = new DOMException('Permission denied', 'NotAllowedError');
    expect(refusalHelp('camera', error)).to.equal(permissionHelp(navigator.userAgent));
  });

  for (const [name, problem] of [
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'in-use'],
    ['AbortError', 'in-use'],
    ['SecurityError', 'refused'],
    ['NotSupportedError', 'unsupported'],
  ] as const) {
    it(`says what a ${name} means`, () => {
      expect(problemOfError(new DOMException('', name))).to.equal(problem);
    });
  }

  it('says what helps with anything else that a browser may throw', () => {
    expect(problemOfError(new TypeError('no mediaDevices'))).to.equal('unsupported');
    expect(problemOfError(undefined)).to.equal('unsupported');
  });
});
