const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Methods of frames, series and arrays that sum up over the rows. */
export const reductions =
  words(`mean median std var min max sum mode quantile nunique unique value_counts count skew kurt
  kurtosis mad sem prod product any all idxmax idxmin argmax argmin describe corr corrwith cov ptp item agg aggregate to_dict`);

/** Methods that choose or order rows: they shape the training data and have no place at inference. */
export const rowChoices = words(`dropna drop_duplicates query sample head tail sort_values sort_index nlargest nsmallest
  truncate between_time`);

/** Methods whose value in one row depends on other rows. */
export const crossRow = words(`shift diff cumsum cumprod cummax cummin pct_change rank interpolate ffill
  bfill pad backfill duplicated explode pivot pivot_table melt stack unstack T transpose`);

/** Methods whose result sums up over neighbouring rows. */
export const windows = words('rolling expanding ewm resample');

/** Methods that work row by row. Anything not in a table here is an obstacle: it may look at other rows. */
export const rowWise =
  words(`copy fillna rename assign astype replace map apply applymap transform pipe clip round abs add sub
  subtract mul multiply div divide truediv floordiv mod pow radd rsub rmul rdiv eq ne lt le gt ge isin isna isnull notna
  notnull where mask between combine_first filter select_dtypes reindex set_index reset_index set_axis join merge insert pop
  drop get to_numpy to_frame squeeze ravel reshape flatten astype tolist toarray todense infer_objects convert_dtypes
  add_prefix add_suffix eval len lower upper strip lstrip rstrip title capitalize split rsplit contains startswith endswith
  extract match fullmatch slice cat zfill pad get_dummies strftime total_seconds to_period to_timestamp normalize day_name
  month_name tz_localize tz_convert floor ceil dot codes items iterrows itertuples update hstack droplevel str find count_
  isnumeric isdigit isalpha rename_axis to_list join_ equals xs loc iloc values log exp sqrt take itemset view rdivmod
  divmod remove_unused_categories set_categories add_categories rename_categories reindex_like keys array`);

/** Functions of numpy that sum up over the rows unless told another axis. */
export const numpyReductions =
  words(`mean median std var min max sum amin amax nanmean nanmedian nanstd nanvar nanmin nanmax
  nansum percentile nanpercentile quantile nanquantile average unique bincount histogram argmax argmin ptp corrcoef cov
  count_nonzero any all digitize_`);

/** Functions of numpy whose value in one row depends on others. */
export const numpyCrossRow = words(
  'cumsum cumprod diff gradient roll sort argsort convolve cumulative_trapezoid searchsorted_',
);

export const pandasRowWise =
  words(`DataFrame Series to_numeric to_datetime to_timedelta isna isnull notna notnull concat cut
  merge Categorical Index array`);

/** Functions of other libraries that work row by row. */
export const otherRowWise =
  /^(?:math\.\w+|re\.\w+|scipy\.special\.\w+|sklearn\.preprocessing\.(?:normalize|binarize|add_dummy_feature)|scipy\.sparse\.(?:hstack|csr_matrix|csc_matrix)|statsmodels\.(?:api|tools(?:\.tools)?)\.add_constant|torch\.(?:tensor|from_numpy|as_tensor|FloatTensor|Tensor)|tensorflow\.(?:convert_to_tensor|constant)|copy\.(?:deep)?copy|numpy\.(?:c_|r_).*)$/;

/** Builtins that keep their argument's kind, and those that sum it up. */
export const builtinReductions = words('min max sum any all');
export const columnsKept = words(
  'list sorted set tuple reversed Index tolist to_list difference union intersection drop sort_values str lower upper strip replace insert append copy map filter delete isin',
);
