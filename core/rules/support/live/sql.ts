const withoutComments = (sql: string): string => sql.replace(/--[^\n]*/g, '');

const select = /\b(?:select|show|describe|desc|pragma|explain|create|insert|update|drop|alter|truncate|grant)\s/i;
const statementWithoutRows =
  /^\s*(?:show|describe|desc|pragma|explain|create|insert|update|delete|drop|alter|truncate|grant|set|use)\s/i;
const ofTheDatabase =
  /\bfrom\s+[`"[]?(?:[\w-]+\.)*(?:information_schema|pg_catalog|pg_\w+|sqlite_master|sqlite_schema|sys|dual)\b/i;
const onlyCount = /\bselect\s+count\(\s*(?:\*|1)\s*\)(?:\s+as\s+\w+)?\s+from\b(?![\s\S]*\bgroup\s+by\b)/i;
const fewRows = /\blimit\s+(?:\d|10)\b/i;

/** Rows to learn from: not a change, not a look at how many there are or how they look, not what the database says of itself. */
export function asksForRows(written: string): boolean {
  const sql = withoutComments(written);
  if (!select.test(sql)) return true;
  if (statementWithoutRows.test(sql) || !/\bfrom\b/i.test(sql)) return false;
  return !ofTheDatabase.test(sql) && !onlyCount.test(sql) && !fewRows.test(sql);
}

/** Time travel, as the stores that know it write it. */
const isSnapshot =
  /\bfor\s+(?:system_time|system_version|version|timestamp)\s+as\s+of\b|\b(?:version|timestamp)\s+as\s+of\b|\bat\s*\(\s*(?:timestamp|statement)\s*=>|\bas\s+of\s+(?:scn|timestamp)\b|@v\d+\b/i;
/** A table of one day or of one version. */
const datedTable = /\bfrom\s+[`"[]?[\w.-]*_(?:(?:19|20)\d{6}|v\d+)\b/i;

const day = String.raw`(?:(?:date|timestamp|datetime|to_date|to_timestamp|cast|parse_date)\b\s*\(?\s*)?['"](?:19|20)\d{2}-?\d{2}(?:-?\d{2})?\b`;
const upTo = String.raw`(?:<=?|(?<![<>!=])==?|\bbetween\b[^;]{1,80}?\band)\s*`;
const named = String.raw`(?:date|day|time|month|week|created|updated|(?:_at|_on|_ts|_dt|^ts|^dt))\w*["\x60\])]*\s*`;
const filled = String.raw`(?:(?:date|timestamp)\s*)?(?:['"]?\{[^{}]+\}|%\(?\w*\)?s|:\w+|@\w+|\?)`;
const year = String.raw`\byear\w*\b[^<>=;\n]{0,40}(?:<=?|(?<![<>!=])=)\s*(?:19|20)\d{2}\b`;

/** Its rows are of a time that is past: an end is written down, or is filled in by the notebook. */
const bounded = new RegExp(`${upTo}${day}|${named}${upTo}${filled}|${year}`, 'i');

/** A query that gives the same rows tomorrow. `{name}` stands for a value that the notebook fills in. */
export function isLasting(written: string): boolean {
  const sql = withoutComments(written);
  return isSnapshot.test(sql) || datedTable.test(sql) || bounded.test(sql);
}
