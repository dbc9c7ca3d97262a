// In this order: the first looks at an editor where nothing of ours runs yet.
import './suites/activation.ts';
