// Owns the gallery: every screen in every state, in any mode. `?id=` shows one alone at its own size, for pictures.
import { type ReactNode, useState } from 'react';
import { languageOf, nextLanguage } from '#shared/domain/languages.ts';
import { type Preview, type PreviewModes, plainPreview } from './preview.ts';
import { previews } from './previews.ts';
import './gallery.css';

/** Modes from an address: `orientation=landscape&language=en&large=1`, `script=rtl`, `voice=1`. */
export function modesFrom(query: URLSearchParams): PreviewModes {
  const script = query.get('script');
  return {
    orientation: query.get('orientation') === 'landscape' ? 'landscape' : 'portrait',
    large: query.has('large'),
    low: query.has('low'),
    contrast: query.has('contrast'),
    language: languageOf(query.get('language') ?? ''),
    voice: query.has('voice'),
    ...((script === 'rtl' || script === 'vertical') && { script, language: 'en' }),
  };
}

function addressOf(preview: Preview, modes: PreviewModes): string {
  const query = new URLSearchParams({ id: preview.id, orientation: modes.orientation, language: modes.language });
  for (const mode of ['large', 'low', 'contrast'] as const) if (modes[mode]) query.set(mode, '1');
  return `?${query}`;
}

const WIDTH_IN_GALLERY = 360;
const switches = [
  { mode: 'large', name: '大字' },
  { mode: 'low', name: '低位' },
  { mode: 'contrast', name: '高对比' },
] as const;

export function Gallery(): ReactNode {
  const [modes, setModes] = useState(plainPreview);
  return (
    <main className="gallery">
      <header>
        <h1>画面</h1>
        <button
          type="button"
          className="btn"
          onClick={() =>
            setModes({ ...modes, orientation: modes.orientation === 'portrait' ? 'landscape' : 'portrait' })
          }
        >
          {modes.orientation === 'portrait' ? '竖屏' : '横屏'}
        </button>
        {switches.map(({ mode, name }) => (
          <button
            key={mode}
            type="button"
            className="btn"
            aria-pressed={modes[mode]}
            onClick={() => setModes({ ...modes, [mode]: !modes[mode] })}
          >
            {name}
          </button>
        ))}
        <button
          type="button"
          className="btn"
          onClick={() => setModes({ ...modes, language: nextLanguage(modes.language) })}
        >
          {modes.language}
        </button>
      </header>
      <div className="gallery-grid">
        {previews.map((preview) => {
          const { width, height } = preview.size(modes);
          const zoom = WIDTH_IN_GALLERY / width;
          const address = addressOf(preview, modes);
          return (
            <figure key={preview.id}>
              <a href={`${address}&voice=1`} target="_blank" rel="noreferrer">
                <figcaption>
                  {preview.title} <small>{preview.id}</small>
                </figcaption>
              </a>
              <div className="gallery-frame" style={{ inlineSize: WIDTH_IN_GALLERY, blockSize: height * zoom }}>
                <iframe
                  title={preview.title}
                  src={address}
                  loading="lazy"
                  style={{ inlineSize: width, blockSize: height, scale: String(zoom) }}
                />
              </div>
            </figure>
          );
        })}
      </div>
    </main>
  );
}
