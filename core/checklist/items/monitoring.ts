import type { ItemDefinition } from '../definition.ts';
import { command, done, generate, manifestPage, missing, notApplicable } from '../verdict.ts';

export const monitoring: ItemDefinition = {
  id: 'monitoring',
  title: 'Monitoring',
  checks: [
    {
      id: 'reference',
      title: 'What training data looked like is kept',
      look({ modelFolder }) {
        return modelFolder.has('slipway/profile.json')
          ? done('The model folder has a reference profile of every input and output.')
          : missing('Without a reference nobody can say that inputs have changed.', command.prepare);
      },
    },
    {
      id: 'alarm-rate',
      title: 'Drift is tested, with a known false-alarm rate',
      look({ project }) {
        if (project.manifest === null)
          return missing('No window and no false-alarm rate are set.', generate('manifest', 'Draft slipway.yaml'));
        const { window, falseAlarmRate } = project.manifest.monitor;
        return done(
          `Windows of ${window} requests; one with no change raises an alarm with probability ${falseAlarmRate}.`,
        );
      },
    },
    {
      id: 'alarms',
      title: 'Somebody hears of trouble',
      look({ project }) {
        if (project.manifest === null) return missing('No alarm is set.', generate('manifest', 'Draft slipway.yaml'));
        if (project.manifest.serve.pattern === 'batch')
          return notApplicable('A batch job that fails is seen by its scheduler.');
        const { alarms } = project.manifest.monitor;
        return alarms.length > 0
          ? done(alarms.map((alarm) => ({ text: `${alarm.name}: ${alarm.when}` })))
          : missing('slipway.yaml names no alarm under monitor.', manifestPage('How to name an alarm'));
      },
    },
  ],
};
