// Every preview upright, as a kiosk stands.
import { measureStanding } from './every-preview.tsx';

measureStanding('portrait');
