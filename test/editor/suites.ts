// In this order: the first looks at an editor where nothing of ours runs yet.
import './suites/activation.ts';
import './suites/checklist.ts';
import './suites/fixes.ts';
import './suites/decisions.ts';
import './suites/drafts.ts';
import './suites/scripts.ts';
import './suites/interpreter.ts';
import './suites/daemon.ts';
import './suites/prepare.ts';
import './suites/assist.ts';
import './suites/editor-model.ts';
import './suites/serving.ts';
import './suites/containers.ts';
import './suites/deploy.ts';
import './suites/track.ts';
import './suites/killed.ts';
import './suites/no-engine.ts';
