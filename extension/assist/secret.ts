/** Name of the secret that holds the user's own key for drafts. */
export const apiKeySecret = 'assist-key';
