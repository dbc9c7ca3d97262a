/** A secret that can be told by its looks alone. */
export interface SecretShape {
  readonly kind: string;
  /** Matches the secret itself and nothing around it. */
  readonly pattern: RegExp;
}

/** Tokens whose shape their makers document. What finds a secret in a notebook also takes it out of a prompt. */
export const secretShapes: readonly SecretShape[] = [
  { kind: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/ },
  { kind: 'GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { kind: 'Anthropic key', pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/ },
  { kind: 'OpenAI key', pattern: /\bsk-(?:proj-)?[A-Za-z0-9_-]{20,}/ },
  { kind: 'Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{30,}\b/ },
  { kind: 'Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { kind: 'Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}\b/ },
  { kind: 'Stripe key', pattern: /\b(?:sk|rk)_live_[0-9a-zA-Z]{20,}\b/ },
  { kind: 'SendGrid key', pattern: /\bSG\.[\w-]{20,}\.[\w-]{20,}/ },
  { kind: 'Databricks token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/ },
  { kind: 'PyPI token', pattern: /\bpypi-AgE[\w-]{50,}/ },
  { kind: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: 'Google client secret', pattern: /\bGOCSPX-[\w-]{20,}/ },
  { kind: 'Groq key', pattern: /\bgsk_[A-Za-z0-9]{40,}\b/ },
  { kind: 'NVIDIA key', pattern: /\bnvapi-[\w-]{40,}/ },
  { kind: 'LangSmith key', pattern: /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b/ },
  { kind: 'Replicate token', pattern: /\br8_[A-Za-z0-9]{37}\b/ },
  { kind: 'Telegram token', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  {
    kind: 'Kaggle key',
    pattern: /(?<=["']username["']\s*:\s*["'][^"']*["']\s*,\s*["']key["']\s*:\s*["'])[0-9a-f]{32}(?=["'])/,
  },
  {
    // Who has one may post there: the address itself is the secret.
    kind: 'webhook',
    pattern:
      /\bhttps:\/\/(?:hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}|discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{50,})/,
  },
  { kind: 'Slipway key', pattern: /\bslw_[A-Za-z0-9_-]{16,}/ },
  {
    kind: 'private key',
    pattern:
      /-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/,
  },
  { kind: 'JSON web token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    kind: 'password in an address',
    pattern: /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]+:)[^\s:/@'"{}$<>]{3,}(?=@[\w.-])/,
  },
  { kind: 'signed address', pattern: /(?<=[?&](?:sig|X-Amz-Signature)=)[A-Za-z0-9%+/=]{30,}/ },
  { kind: 'bearer token', pattern: /(?<=\bBearer\s+)(?=[\w.~+/-]*\d)(?=[\w.~+/-]*[A-Za-z])[\w.~+/-]{20,}=*/ },
  { kind: 'Azure storage key', pattern: /(?<=\bAccountKey=)[A-Za-z0-9+/=]{40,}/ },
];
