/** A secret that can be told by its looks alone. */
export interface SecretShape {
  readonly kind: string;
  /** One of these is in every text that has such a secret: cheap to look for, and mostly not there. */
  readonly needs: readonly string[];
  /** Matches the secret itself and nothing around it. */
  readonly pattern: RegExp;
}

/** Tokens whose shape their makers document. What finds a secret in a notebook also takes it out of a prompt. */
export const secretShapes: readonly SecretShape[] = [
  { kind: 'AWS access key', needs: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    kind: 'GitHub token',
    needs: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/,
  },
  { kind: 'GitLab token', needs: ['glpat-'], pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { kind: 'Anthropic key', needs: ['sk-ant-'], pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/ },
  // Hyphens only behind a prefix that says whose it is: `sk-toggleable__label-arrow` is a style of scikit-learn's diagrams.
  {
    kind: 'OpenAI key',
    needs: ['sk-'],
    pattern: /\bsk-(?:(?:proj|svcacct|admin|None|or-v1|lf)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20,})/,
  },
  { kind: 'Hugging Face token', needs: ['hf_'], pattern: /\bhf_[A-Za-z0-9]{30,}\b/ },
  { kind: 'Slack token', needs: ['xox'], pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { kind: 'Google API key', needs: ['AIza'], pattern: /\bAIza[0-9A-Za-z_-]{35}\b/ },
  { kind: 'Stripe key', needs: ['_live_'], pattern: /\b(?:sk|rk)_live_[0-9a-zA-Z]{20,}\b/ },
  { kind: 'SendGrid key', needs: ['SG.'], pattern: /\bSG\.[\w-]{20,}\.[\w-]{20,}/ },
  { kind: 'Databricks token', needs: ['dapi'], pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/ },
  { kind: 'PyPI token', needs: ['pypi-AgE'], pattern: /\bpypi-AgE[\w-]{50,}/ },
  { kind: 'npm token', needs: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: 'Google client secret', needs: ['GOCSPX-'], pattern: /\bGOCSPX-[\w-]{20,}/ },
  { kind: 'Groq key', needs: ['gsk_'], pattern: /\bgsk_[A-Za-z0-9]{40,}\b/ },
  { kind: 'NVIDIA key', needs: ['nvapi-'], pattern: /\bnvapi-[\w-]{40,}/ },
  { kind: 'LangSmith key', needs: ['lsv2_'], pattern: /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b/ },
  { kind: 'Replicate token', needs: ['r8_'], pattern: /\br8_[A-Za-z0-9]{37}\b/ },
  { kind: 'Telegram token', needs: [':AA'], pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  {
    kind: 'Kaggle key',
    needs: ['username'],
    pattern: /(?<=["']username["']\s*:\s*["'][^"']*["']\s*,\s*["']key["']\s*:\s*["'])[0-9a-f]{32}(?=["'])/,
  },
  {
    // Who has one may post there: the address itself is the secret.
    kind: 'webhook',
    needs: ['hooks.slack.com', '/api/webhooks/'],
    pattern:
      /\bhttps:\/\/(?:hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}|discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{50,})/,
  },
  { kind: 'Slipway key', needs: ['slw_'], pattern: /\bslw_[A-Za-z0-9_-]{16,}/ },
  {
    kind: 'private key',
    needs: ['-----BEGIN '],
    pattern:
      /-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/,
  },
  { kind: 'JSON web token', needs: ['eyJ'], pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    kind: 'password in an address',
    needs: ['://'],
    pattern: /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]+:)[^\s:/@'"{}$<>]{3,}(?=@[\w.-])/,
  },
  {
    kind: 'signed address',
    needs: ['sig=', 'X-Amz-Signature='],
    pattern: /(?<=[?&](?:sig|X-Amz-Signature)=)[A-Za-z0-9%+/=]{30,}/,
  },
  {
    kind: 'bearer token',
    needs: ['Bearer'],
    pattern: /(?<=\bBearer\s+)(?=[\w.~+/-]*\d)(?=[\w.~+/-]*[A-Za-z])[\w.~+/-]{20,}=*/,
  },
  { kind: 'Azure storage key', needs: ['AccountKey='], pattern: /(?<=\bAccountKey=)[A-Za-z0-9+/=]{40,}/ },
];
