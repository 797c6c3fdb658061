import { NoteBox } from '../notes/note-box.tsx';

type Note = { readonly id: string; readonly text: string };

/** The readings that decided, each with its id (Q3). */
export function NoteList({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <NoteBox>
      {notes.map((note) => (
        <div key={note.id}>
          {note.text}（{note.id}）
        </div>
      ))}
    </NoteBox>
  );
}
