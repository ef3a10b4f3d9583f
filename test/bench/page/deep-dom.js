/** Reads the DOM of any peer through open shadow roots. */
import { tokenPattern } from './messages.js';

const children = (node) => (node.shadowRoot ? [node.shadowRoot, ...node.childNodes] : node.childNodes);

/** Whether a text near the end of `root` contains `token`. Visits at most `limit` nodes, newest first. */
export function hasNearEnd(root, token, limit = 600) {
  let left = limit;
  const look = (node) => {
    if (left-- <= 0) return false;
    if (node.nodeType === Node.TEXT_NODE) return node.data.includes(token);
    return [node, node.shadowRoot].some((parent) => {
      for (let child = parent?.lastChild; child; child = child.previousSibling) {
        if (look(child)) return true;
        if (left <= 0) return false;
      }
      return false;
    });
  };
  return look(root);
}

export function findText(root, token) {
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node.nodeType === Node.TEXT_NODE && node.data.includes(token)) return node;
    if (node.nodeType !== Node.TEXT_NODE) open.push(...children(node));
  }
  return null;
}

export function textBox(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

export function countElements(root) {
  let count = 0;
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node.nodeType === Node.ELEMENT_NODE) count += 1;
    open.push(...children(node));
  }
  return count;
}

/** The token of the message at a point of the page, or null. */
export function tokenAt(x, y) {
  let element = document.elementFromPoint(x, y);
  for (let inner = element; inner?.shadowRoot; element = inner) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
  }
  for (let depth = 0; element && depth < 12; depth += 1) {
    const text = smallText(element);
    if (text === null) return null;
    const found = tokenPattern.exec(text);
    if (found) return found[0];
    element = element.parentElement ?? element.getRootNode().host ?? null;
  }
  return null;
}

/** The text of a small subtree; null for a large one. */
function smallText(element) {
  const open = [element];
  let text = '';
  for (let count = 0; open.length > 0; count += 1) {
    if (count > 80) return null;
    const node = open.pop();
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else open.push(...children(node));
  }
  return text;
}

/** The visible part of the list. */
export function viewOf(scroller, stage) {
  const a = scroller.getBoundingClientRect();
  const b = stage.getBoundingClientRect();
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  const [right, bottom] = [Math.min(a.right, b.right), Math.min(a.bottom, b.bottom)];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

/** The tokens at a few points of each line, from the middle of the view down. */
export function tokenNearMiddle(view, reach) {
  const middle = view.top + view.height / 2;
  for (let dy = 0; dy < reach; dy += 12) {
    for (const across of [0.25, 0.5, 0.75, 0.12, 0.88]) {
      const found = tokenAt(view.left + view.width * across, middle + dy);
      if (found) return found;
    }
  }
  return null;
}
