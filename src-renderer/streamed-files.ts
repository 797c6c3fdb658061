import { type StreamedFile, streamedFileType } from '../src-shared/rpc/streamed-file.ts';

/** For a link: a file in the result of a long job came as text and is a `File` again. The page sends none this way. */
export const streamedFiles = [
  {
    type: streamedFileType,
    condition: () => false,
    serialize: (data: unknown) => data,
    deserialize: ({ name, mediaType, base64 }: StreamedFile) =>
      new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: mediaType }),
  },
];
