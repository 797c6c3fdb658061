import { NoteBox } from '../notes/note-box.tsx';

type Note = { readonly id: string; readonly text: string };

/** The readings that decided (Q3). Their ids are for the code. */
export function NoteList({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <NoteBox>
      {notes.map((note) => (
        <div key={note.id}>{note.text}</div>
      ))}
    </NoteBox>
  );
}
