import type { Analysis, UndefinedName } from '#core/python/model.ts';
import type { FixDraft } from '../define.ts';
import { cellAt, isMagicCell } from './source.ts';

/** Names that mean one import by everyone's habit. */
const aliases: Readonly<Record<string, string>> = {
  np: 'import numpy as np',
  pd: 'import pandas as pd',
  plt: 'import matplotlib.pyplot as plt',
  sns: 'import seaborn as sns',
  tf: 'import tensorflow as tf',
  torch: 'import torch',
  os: 'import os',
  re: 'import re',
  json: 'import json',
  math: 'import math',
  train_test_split: 'from sklearn.model_selection import train_test_split',
};

/** Offers the import that a missing name stands for by habit. */
export function aliasFixes(analysis: Analysis, { name, cell }: Pick<UndefinedName, 'name' | 'cell'>): FixDraft[] {
  const line = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  const syntax = cellAt(analysis, cell);
  if (line === undefined || syntax === null || isMagicCell(syntax)) return [];
  const start = { line: 0, character: 0 };
  return [
    {
      title: `Add \`${line}\``,
      kind: 'offered',
      edits: [{ cell, range: { start, end: start }, newText: `${line}\n` }],
    },
  ];
}
