/** A distribution's name as PEP 503 compares it: `Scikit_Learn` and `scikit.learn` are both `scikit-learn`. */
export const normalizedName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
