// Every preview lying, as a desk, a display and some kiosks do.
import { measureStanding } from './every-preview.tsx';

measureStanding('landscape');
