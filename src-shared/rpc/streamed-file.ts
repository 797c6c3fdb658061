/**
 * A file in the result of a long job. The events of a job are JSON, which a `File` does not survive; so its bytes travel
 * as text, and the page makes a `File` of them again. Sender and receiver name this form by `type`.
 */
export const streamedFileType = 40;

/** The file itself on its way: name, media type, and the bytes in base64. */
export class StreamedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;

  constructor(name: string, mediaType: string, base64: string) {
    this.name = name;
    this.mediaType = mediaType;
    this.base64 = base64;
  }
}
