// Opens this surface: the one place that touches the document.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <main>办成</main>
    </StrictMode>,
  );
