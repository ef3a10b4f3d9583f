/** The icons of a call in the page. They load with it. */
import { drawIcon } from '../../ui/icons.ts';

const microphone =
  'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21';
const camera =
  'M5.5 6.5h7.5a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5h-7.5a2.5 2.5 0 0 1-2.5-2.5v-6a2.5 2.5 0 0 1 2.5-2.5ZM15.5 11l5.5-3v8l-5.5-3';
const screen = 'M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-8.5a2 2 0 0 1 2-2ZM9 20.5h6';
const slash = 'M4 4l16 16';

export const callIcons = {
  microphone: drawIcon(microphone),
  microphoneOff: drawIcon(microphone + slash),
  camera: drawIcon(camera),
  cameraOff: drawIcon(camera + slash),
  share: drawIcon(`${screen}M12 13.5v-6m-2.5 2.5L12 7.5l2.5 2.5`),
  shareOff: drawIcon(`${screen}M9.5 8.5l5 5m0-5-5 5`),
  hand: drawIcon(
    'M7.5 13V6.5a1.4 1.4 0 0 1 2.8 0V11m0-6a1.4 1.4 0 0 1 2.8 0v6m0-5a1.4 1.4 0 0 1 2.8 0v8c0 4-2 6.5-5 6.5-2.6 0-4-1.2-5.2-3.5l-1.9-3.4a1.4 1.4 0 0 1 2.4-1.4l1.3 2',
  ),
  devices: drawIcon(
    'M4 7h9m5 0h2M4 12h2m5 0h9M4 17h7m5 0h4M17.5 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM10.5 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM15.5 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  ),
  muteEveryone: drawIcon('M4 9.5h3.5L12 5.5v13l-4.5-4H4ZM16 9.5l5 5m0-5-5 5'),
  smallWindow: drawIcon(
    'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2ZM13 12.6h4.5v2.8H13zM13 14h4.5',
  ),
  telephone: drawIcon(
    'M6.5 3.5 9 4l1 4-2 1.6a11 11 0 0 0 6.4 6.4L16 14l4 1 .5 2.5c0 1.7-1.3 3-3 3A14 14 0 0 1 3.5 6.5c0-1.7 1.3-3 3-3Z',
  ),
  leave: drawIcon('M3.5 13.5c5-4.7 12-4.7 17 0l-2 3-4-1.5v-3c-1.6-.4-3.4-.4-5 0v3l-4 1.5Z'),
};
