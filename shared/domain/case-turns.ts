// What can happen to a case that its citizen is told of: the closed list that messages and the timeline go by.

/**
 * filed 记下了 · accepted 受理 · assigned 换了承办人 · transferred 转办 · told 有话告诉 · paused 等群众 ·
 * resumed 接着办 · extended 延期 · moved 放假安排变了 · merged 并案 · concluded 办结 · reopened 重办 · not-accepted 不予受理 ·
 * archived 归档.
 */
export const caseTurns = [
  'filed',
  'accepted',
  'assigned',
  'transferred',
  'told',
  'paused',
  'resumed',
  'extended',
  'moved',
  'merged',
  'concluded',
  'reopened',
  'not-accepted',
  'archived',
] as const;
export type CaseTurn = (typeof caseTurns)[number];
