// Opens the previews: the one place of this surface that touches the document.
import { openPreviews } from './open-preview.tsx';

const root = document.getElementById('root');
if (root) openPreviews(root);
