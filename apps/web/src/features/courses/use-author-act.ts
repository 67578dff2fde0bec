import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { asProblem } from '~/api/api-problem.js';
import { coursesKey } from './courses-api.js';

/** A change of a draft: afterwards everything that shows the course is asked for again. */
export function useAuthorAct<Input = void, Result = void>(
  act: (input: Input) => Promise<Result>,
  onDone?: (result: Result) => void,
): UseMutationResult<Result, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      onDone?.(result);
      await client.invalidateQueries({ queryKey: coursesKey });
    },
    onError: async (error) => {
      if (asProblem(error).code === 'courses.draft-changed') await client.invalidateQueries({ queryKey: coursesKey });
    },
  });
}
