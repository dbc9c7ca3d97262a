/** What calling a library function or method does beyond giving back a value. */
export interface Effect {
  /** Changes the object it is called on. */
  readonly mutatesReceiver?: true;
  /** Changes these positional arguments. */
  readonly mutatesArguments?: readonly number[];
  /** Reads from or writes to what lies outside the notebook. */
  readonly outside?: 'reads' | 'writes';
  /** Draws random numbers. */
  readonly random?: true;
}

const receiver: Effect = { mutatesReceiver: true };
const argument: Effect = { mutatesArguments: [0] };
const names = (text: string, effect: Effect): [string, Effect][] =>
  text
    .trim()
    .split(/\s+/)
    .map((name) => [name, effect]);

/** Methods by name, whatever the receiver: only names that mean this on every common class. */
const methods = new Map<string, Effect>([
  ...names(
    `fit fit_transform fit_predict fit_resample partial_fit fit_generator append extend insert remove clear sort reverse pop
     popitem update setdefault add discard add_ mul_ compile load_state_dict backward step zero_grad seek truncate
     set_params set_index_inplace set_axis_inplace register_buffer add_module load_weights train_on_batch build adapt
     add_argument set_description set_style writerow writerows put put_nowait`,
    receiver,
  ),
  ...names(
    'to_csv to_excel to_parquet to_json to_sql to_pickle to_feather to_hdf to_html savefig save save_model save_pretrained',
    {
      outside: 'writes',
    },
  ),
]);

/** Functions by full path. */
const functions = new Map<string, Effect>([
  ...names('random.shuffle numpy.random.shuffle', { mutatesArguments: [0], random: true }),
  ...names(
    `heapq.heappush heapq.heappop heapq.heapify bisect.insort numpy.put numpy.place numpy.copyto numpy.fill_diagonal setattr
     torch.nn.init.xavier_uniform_ torch.nn.init.normal_`,
    argument,
  ),
  ...names('pickle.dump joblib.dump torch.save json.dump numpy.save numpy.savez numpy.savetxt', { outside: 'writes' }),
  ...names('pickle.load joblib.load torch.load json.load numpy.load numpy.loadtxt numpy.genfromtxt open', {
    outside: 'reads',
  }),
  ...names('requests.get requests.post urllib.request.urlopen urllib.request.urlretrieve', { outside: 'reads' }),
]);

/** On a string or a module these names are pure: `"a".join`, `text.replace`, `set.add` of a module path and so on. */
const pureOwners = new Set(['str', 'numpy', 'math']);

/** Effect of a call by its resolved path; null when none is known. */
export function effectOf(path: string): Effect | null {
  const exact = functions.get(path);
  if (exact !== undefined) return exact;
  const method = /^<(.+)>\.(\w+)$/.exec(path);
  if (method === null) return /^pandas\.read_/.test(path) ? { outside: 'reads' } : null;
  const [, owner = '', name = ''] = method;
  return pureOwners.has(owner) ? null : (methods.get(name) ?? null);
}
