import { configurePageSpaces } from 'spaces-elements/config';
import 'spaces-elements/spaces-join';

configurePageSpaces({ server: document.body.dataset.server });
