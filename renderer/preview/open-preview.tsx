// Owns opening the gallery, or one preview alone, in a page.
import { createRoot } from 'react-dom/client';
import { Gallery, modesFrom } from './gallery.tsx';
import { previews } from './previews.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/ui.css';

export function openPreviews(root: HTMLElement): void {
  const query = new URLSearchParams(location.search);
  const id = query.get('id');
  const preview = previews.find((one) => one.id === id);
  if (!preview) {
    document.documentElement.dataset.surface = 'desk';
    createRoot(root).render(<Gallery />);
    return;
  }
  document.documentElement.dataset.still = '';
  createRoot(root).render(<div className="preview-alone">{preview.render(modesFrom(query))}</div>);
}
