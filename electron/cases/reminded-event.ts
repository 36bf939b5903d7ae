// What a reminder is in the journal: it changes no case; desks hear of it, and the next turn knows that it was made.

import { z } from 'zod';
import { type EventHandler, onEvent } from '#electron/store/projection.ts';
import { clockSchema } from '#shared/contract/case-shapes.ts';

export const remindedSchema = z.object({ clock: clockSchema.shape.what, light: clockSchema.shape.light });

export const remindedEvent: Record<string, EventHandler> = { 'case.reminded': onEvent(remindedSchema, async () => {}) };
