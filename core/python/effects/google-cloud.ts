import { family, library } from './library.ts';

/** Vertex AI: trains, deploys and schedules on Google's machines. */
export const vertexAi = library(
  'google',
  family(/^google\.cloud\.aiplatform\.(?:\w+TrainingJob|CustomJob)$/, { estimator: 'remote' }),
  family(/^<google\.cloud\.aiplatform\.(?:\w+TrainingJob|CustomJob|HyperparameterTuningJob)>\.run$/, {
    fits: 'remote',
    outside: 'writes',
  }),
  family(/^<google\.cloud\.aiplatform\.(?:Model|Endpoint)>\.deploy$/, { deploys: 'Vertex AI', outside: 'writes' }),
  family(
    /^google\.cloud\.aiplatform\.(?:PipelineJobSchedule|ModelDeploymentMonitoringJob\.create)$|^<google\.cloud\.aiplatform\.PipelineJob>\.create_schedule$/,
    {
      schedules: 'Vertex AI',
    },
  ),
  family(/^google\.cloud\.aiplatform\.(?:autolog|start_run|log_metrics|log_time_series_metrics)$/, {
    logs: 'metric',
    tracks: { tool: 'other', name: 'Vertex AI Experiments' },
  }),
  family(/^google\.cloud\.aiplatform\.log_params$/, {
    tracks: { tool: 'other', name: 'Vertex AI Experiments' },
  }),
);
