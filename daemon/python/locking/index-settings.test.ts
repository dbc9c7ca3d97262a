import { describe, expect, it } from 'vitest';
import { forUv } from './index-settings.ts';

describe('uv looks where pip was told to look', () => {
  const said = {
    'index-url': 'https://me:secret@pypi.example/simple',
    'extra-index-url': 'https://a.example/simple\nhttps://b.example/simple',
    'find-links': '/opt/wheels',
    'trusted-host': 'pypi.example',
    cert: '/etc/ours.pem',
    proxy: 'http://proxy:3128',
  };

  it('in every respect', () => {
    expect(forUv(said, {})).toEqual({
      UV_DEFAULT_INDEX: 'https://me:secret@pypi.example/simple',
      UV_INDEX: 'https://a.example/simple https://b.example/simple',
      UV_FIND_LINKS: '/opt/wheels',
      UV_INSECURE_HOST: 'pypi.example',
      SSL_CERT_FILE: '/etc/ours.pem',
      HTTPS_PROXY: 'http://proxy:3128',
      HTTP_PROXY: 'http://proxy:3128',
    });
  });

  it('and is not overruled where it was told itself', () => {
    const own = { UV_DEFAULT_INDEX: 'https://uv.example/simple', UV_FIND_LINKS: '/w', SSL_CERT_FILE: '/c' };
    expect(forUv({ ...said, proxy: '' }, own)).toEqual({ UV_INSECURE_HOST: 'pypi.example' });
  });

  it('nowhere else where pip was told nothing', () => {
    expect(forUv({}, {})).toEqual({});
  });
});
