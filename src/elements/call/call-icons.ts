/** The icons of a call in the page. They load with it. */
import { svg } from 'lit';
import { drawIcon } from '../../ui/icons.ts';

const microphone = svg`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21" />`;
const camera = svg`<rect x="3" y="6.5" width="12.5" height="11" rx="2.5" /><path d="m15.5 11 5.5-3v8l-5.5-3" />`;
const screen = svg`<rect x="3" y="4.5" width="18" height="12.5" rx="2" /><path d="M9 20.5h6" />`;
const slash = svg`<path d="m4 4 16 16" />`;

export const callIcons = {
  microphone: drawIcon(microphone),
  microphoneOff: drawIcon(svg`${microphone}${slash}`),
  camera: drawIcon(camera),
  cameraOff: drawIcon(svg`${camera}${slash}`),
  share: drawIcon(svg`${screen}<path d="M12 13.5v-6m-2.5 2.5L12 7.5l2.5 2.5" />`),
  shareOff: drawIcon(svg`${screen}<path d="m9.5 8.5 5 5m0-5-5 5" />`),
  hand: drawIcon(
    svg`<path d="M7.5 13V6.5a1.4 1.4 0 0 1 2.8 0V11m0-6a1.4 1.4 0 0 1 2.8 0v6m0-5a1.4 1.4 0 0 1 2.8 0v8c0 4-2 6.5-5 6.5-2.6 0-4-1.2-5.2-3.5l-1.9-3.4a1.4 1.4 0 0 1 2.4-1.4l1.3 2" />`,
  ),
  devices: drawIcon(
    svg`<path d="M4 7h9m5 0h2M4 12h2m5 0h9M4 17h7m5 0h4" /><circle cx="15.5" cy="7" r="2" /><circle cx="8.5" cy="12" r="2" /><circle cx="13.5" cy="17" r="2" />`,
  ),
  muteEveryone: drawIcon(svg`<path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4Z" /><path d="m16 9.5 5 5m0-5-5 5" />`),
  smallWindow: drawIcon(
    svg`<rect x="3" y="5" width="18" height="14" rx="2" /><rect x="12" y="11.5" width="6.5" height="5" rx="1" fill="currentColor" />`,
  ),
  telephone: drawIcon(
    svg`<path d="M6.5 3.5 9 4l1 4-2 1.6a11 11 0 0 0 6.4 6.4L16 14l4 1 .5 2.5c0 1.7-1.3 3-3 3A14 14 0 0 1 3.5 6.5c0-1.7 1.3-3 3-3Z" />`,
  ),
  leave: drawIcon(svg`<path d="M3.5 13.5c5-4.7 12-4.7 17 0l-2 3-4-1.5v-3c-1.6-.4-3.4-.4-5 0v3l-4 1.5Z" />`),
};
