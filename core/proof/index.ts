export { type Answers, allAgree, compareAnswers, disagreement } from './compare.ts';
export { answersOf, type InferRequest, type InferTensor, inferRequest } from './infer-request.ts';
export { type Tolerance, within } from './tolerance.ts';
