import { family, from, functions, library, live, packaged } from './library.ts';

/**
 * statsmodels: a model is given its data when it is made, from arrays (`sm.OLS(y, X)`) or by a formula (`smf.ols("y ~ x", df)`);
 * `fit` gives back results, which predict.
 */
export const statsmodels = library(
  'statsmodels linearmodels arch pmdarima patsy',
  functions('statsmodels', 'Model', { estimator: 'model' }),
  family(
    /^statsmodels\.(?:\w+\.)*datasets\.get_rdataset$/,
    live(0, 'dataname', { advice: 'Keep a copy of it in the project.' }),
  ),
  family(/^statsmodels\.(?:\w+\.)*datasets\.(?:\w+\.)?(?:load|load_pandas)$/, packaged),
  family(/^statsmodels\.datasets\.webuse$/, from('web', 0, 'data')),
  family(/^statsmodels\.formula\.api\.[a-z]\w*$|^statsmodels\.(?:\w+\.)*[A-Z]\w*\.from_formula$/, {
    estimator: 'model',
    returns: 'statsmodels.Model',
  }),
  family(
    /^statsmodels\.(?:\w+\.)*(?:OLS|WLS|GLS|GLSAR|GLM|GEE|Logit|Probit|MNLogit|Poisson|NegativeBinomial\w*|GeneralizedPoisson|ZeroInflated\w+|OrderedModel|RLM|MixedLM|QuantReg|PHReg|RecursiveLS|RollingOLS|RollingWLS|Conditional\w+|ARIMA|ARMA|AR|AutoReg|ARDL|UECM|SARIMAX|VAR|VARMAX|VECM|SVAR|UnobservedComponents|DynamicFactor\w*|MarkovRegression|MarkovAutoregression|ExponentialSmoothing|Holt|SimpleExpSmoothing|ETSModel|ThetaModel|STLForecast|STL|MSTL|GLMGam|BinomialBayesMixedGLM|PoissonBayesMixedGLM|PCA|Factor|MANOVA|KDEUnivariate|KDEMultivariate\w*|KernelReg|MLEModel|GenericLikelihoodModel)$/,
    { estimator: 'model' },
  ),
  family(/^<statsmodels\.(?:[\w.]+)>\.(?:fit|fit_regularized|fit_constrained|smooth|filter)$/, {
    mutatesReceiver: true,
    fits: 'here',
    returns: 'statsmodels.Results',
  }),
  family(/^<statsmodels\.Results>\.(?:predict|forecast|get_forecast|get_prediction|simulate)$/, { predicts: true }),
  family(/^<statsmodels\.Results>\.save$/, {
    writes: { kind: 'file', position: 0, keywords: ['fname'] },
    saves: 'pickle',
  }),
  family(/^<statsmodels\.Results>\.append$/, { returns: 'statsmodels.Results' }),
  family(/^<statsmodels\.Results>\.(?:summary|summary2|conf_int|t_test|f_test|wald_test|plot_\w+|remove_data)$/, {}),
  family(/^statsmodels\.(?:\w+\.)*(?:rmse|mse|meanabs|bias)$/, { evaluates: true }),
  family(/^(?:linearmodels|arch)\.(?:\w+\.)*(?:PanelOLS|PooledOLS|RandomEffects|IV2SLS|IVGMM|arch_model|ARX|GARCH)$/, {
    estimator: 'model',
  }),
  family(/^pmdarima\.(?:\w+\.)*auto_arima$/, { estimator: 'model', fits: 'here', returns: 'pmdarima.ARIMA' }),
);
