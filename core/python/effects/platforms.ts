import { argument, family, functions, library, methods } from './library.ts';

/** What answers requests, deploys to a platform, trains there, or makes something run again by time. */
export const platforms = library(
  `flask fastapi gradio streamlit bentoml litserve uvicorn ray dash starlette tornado bottle
   sagemaker azureml vertexai kfp airflow prefect dagster schedule apscheduler luigi celery modal`,
  functions('flask', 'Flask', { serves: 'flask', returns: 'flask.Flask' }),
  functions('fastapi', 'FastAPI APIRouter', { serves: 'fastapi' }),
  family(
    /^<(?:flask\.(?:Flask|Blueprint)|fastapi\.(?:FastAPI|APIRouter))>\.(?:route|get|post|put|patch|delete|api_route)$/,
    { answersBy: 'decorated' },
  ),
  functions('gradio', 'Blocks', { serves: 'gradio' }),
  functions('gradio', 'Interface ChatInterface', { serves: 'gradio', answersBy: argument(0, 'fn') }),
  family(/^streamlit\./, { serves: 'streamlit' }),
  functions('dash', 'Dash', { serves: 'dash' }),
  functions('bottle', 'run', { serves: 'bottle' }),
  functions('bottle', 'route get post put', { answersBy: 'decorated' }),
  functions('bentoml', 'api', { serves: 'other', answersBy: 'decorated' }),
  functions('litserve', 'LitAPI', { serves: 'other', answeringMethod: 'predict' }),
  family(/^ray\.serve\.|^(?:bentoml|litserve|uvicorn)\./, { serves: 'other' }),
  family(
    /^sagemaker\.(?:\w+\.)*(?:Estimator|XGBoost|SKLearn|PyTorch|TensorFlow|HuggingFace|MXNet|Chainer|Framework|KMeans|PCA|LinearLearner|FactorizationMachines|NTM|RandomCutForest|KNN|LDA|RLEstimator)$/,
    {
      estimator: 'remote',
    },
  ),
  family(/^<sagemaker\..*>\.fit$/, { mutatesReceiver: true, fits: 'remote', outside: 'writes' }),
  family(/^<sagemaker\..*>\.deploy$/, { deploys: 'SageMaker', outside: 'writes' }),
  functions('sagemaker.workflow.pipeline', 'Pipeline', {}),
  family(/^sagemaker\.workflow\.triggers\.\w*Schedule$/, { schedules: 'SageMaker' }),
  family(/^<sagemaker\.workflow\.pipeline\.Pipeline>\.put_triggers$/, { schedules: 'SageMaker' }),
  family(/^sagemaker\.model_monitor\.\w*Schedule\w*$|^<sagemaker\.model_monitor\..*>\.create_monitoring_schedule$/, {
    schedules: 'SageMaker',
  }),
  functions('azureml.core', 'Run.get_context', { returns: 'azureml.core.Run' }),
  methods('azureml.core.Run', 'log log_list log_row log_table log_confusion_matrix log_accuracy_table', {
    logs: 'metric',
    outside: 'writes',
  }),
  family(/^<azureml\..*>\.deploy$|^azureml\.core\.(?:model\.)?Model\.deploy$/, {
    deploys: 'Azure ML',
    outside: 'writes',
  }),
  family(/^azureml\.pipeline\.core\.(?:schedule\.)?(?:Schedule\.create|ScheduleRecurrence)$/, {
    schedules: 'Azure ML',
  }),
  family(/^kfp\.\w+>?\.create_recurring_run$|^<kfp\.(?:\w+\.)?Client>\.create_recurring_run$/, {
    schedules: 'Kubeflow',
  }),
  family(/^airflow\.(?:models\.(?:dag\.)?|decorators\.)?(?:DAG|dag)$/, { schedules: 'Airflow' }),
  family(/^prefect\.(?:\w+\.)*(?:CronSchedule|IntervalSchedule|RRuleSchedule)$/, { schedules: 'Prefect' }),
  family(/^dagster\.(?:ScheduleDefinition|schedule|build_schedule_from_partitioned_job)$/, { schedules: 'Dagster' }),
  functions('schedule', 'every', { schedules: 'schedule' }),
  family(/^<apscheduler\..*>\.(?:add_job|scheduled_job)$/, { schedules: 'APScheduler' }),
  methods('celery.Celery', 'add_periodic_task', { schedules: 'Celery' }),
);
