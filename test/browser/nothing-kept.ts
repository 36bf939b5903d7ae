// Empties what the browser keeps before each test: one page serves every file, so a test would find what another's screens had kept.
import { beforeEach } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
