import { family, from, functions, library, live, pure, restores, to } from './library.ts';

/** Pictures, plots, sound: what reads them and keeps them in files. */
export const pictures = library(
  'cv2 PIL imageio skimage matplotlib seaborn plotly bokeh altair vega_datasets librosa soundfile',
  functions('cv2', 'imread VideoCapture', from('file', 0, 'filename')),
  functions('cv2', 'imwrite VideoWriter', to('file', 0, 'filename')),
  functions('cv2.dnn', 'readNet readNetFromONNX readNetFromCaffe', restores('other', 0, 'model')),
  functions('PIL.Image', 'open', from('file', 0, 'fp')),
  family(/^<PIL\..*>\.save$/, to('file', 0, 'fp')),
  family(
    /^imageio\.(?:v\d\.)?(?:v?imread|mimread|get_reader)$|^skimage\.io\.(?:imread|imread_collection)$/,
    from('file', 0, 'uri fname'),
  ),
  family(
    /^imageio\.(?:v\d\.)?(?:v?imwrite|mimsave|imsave|mimwrite)$|^skimage\.io\.imsave$/,
    to('file', 0, 'uri fname'),
  ),
  family(/^matplotlib\.(?:pyplot|image)\.imread$/, from('file', 0, 'fname')),
  family(/^matplotlib\.(?:pyplot|image)\.(?:savefig|imsave)$/, to('file', 0, 'fname')),
  // The newest state of a branch on GitHub, whatever version seaborn is of.
  functions('seaborn', 'load_dataset', {
    ...live(0, 'name', { advice: 'Keep a copy of it in the project.' }),
    returns: 'pandas.DataFrame',
  }),
  functions('seaborn', 'set set_theme set_style set_palette set_context', pure),
  family(/^plotly\.io\.write_\w+$|^plotly\.offline\.plot$/, to('file', 1, 'file filename')),
  family(/^plotly\.data\.\w+$|^vega_datasets\.data\.\w+$|^skimage\.data\.\w+$/, {
    reads: { kind: 'packaged', position: null, keywords: [] },
  }),
  functions('librosa', 'load', from('file', 0, 'path')),
  functions('soundfile', 'read', from('file', 0, 'file')),
  functions('soundfile', 'write', to('file', 0, 'file')),
);
