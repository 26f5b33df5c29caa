package org.nearchive.enrich.group;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is kept of a post to tell its translations: light, so that those of all posts fit in memory.
 *
 * @param language of its text, BCP 47
 * @param day of publication, in days since 1970
 * @param tense 1: what it speaks of first lies ahead of its publication; -1: behind; 0: neither is said
 * @param length of its text, made comparable between languages; 0 for none
 * @param site that it stands on
 * @param translationOf id of the post that it translates, as the source says; empty when it does not say
 * @param sourceGroup the source's name for all translations of one text; empty when it has none
 * @param clues keys of all it shows, sorted, each once
 */
public record Traits(
        String id,
        String language,
        int day,
        int tense,
        int length,
        String site,
        String translationOf,
        String sourceGroup,
        long[] clues) {

    /** For storing beside the post; {@link #read} is the way back. */
    public byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 8 * clues.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(id);
            out.writeUTF(language);
            out.writeInt(day);
            out.writeByte(tense);
            out.writeInt(length);
            out.writeUTF(site);
            out.writeUTF(translationOf);
            out.writeUTF(sourceGroup);
            out.writeShort(clues.length);
            for (long clue : clues) {
                out.writeLong(clue);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
        return bytes.toByteArray();
    }

    /** What {@link #written} made. */
    public static Traits read(byte[] bytes, int offset, int length) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            String id = in.readUTF();
            String language = in.readUTF().intern();
            int day = in.readInt();
            int tense = in.readByte();
            int size = in.readInt();
            String site = in.readUTF().intern();
            String translationOf = in.readUTF();
            String sourceGroup = in.readUTF();
            long[] clues = new long[in.readUnsignedShort()];
            for (int i = 0; i < clues.length; i++) {
                clues[i] = in.readLong();
            }
            return new Traits(id, language, day, tense, size, site, translationOf, sourceGroup, clues);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source's name of its group, which means something on its own site only; empty when it has none. */
    String namedGroup() {
        return sourceGroup.isEmpty() ? "" : site + "\n" + sourceGroup;
    }

    /** Whether both are of one language; Chinese of an unknown orthography is the same as either. */
    boolean sharesLanguageWith(Traits other) {
        if (language.equals(other.language)) {
            return true;
        }
        String primary = language.split("-", 2)[0];
        return primary.equals(other.language.split("-", 2)[0])
                && (language.equals(primary) || other.language.equals(primary));
    }

    /** Whether the source says of one that it translates the other, or that both are of one group. */
    boolean isLinkedTo(Traits other) {
        return translates(other)
                || other.translates(this)
                || (!sourceGroup.isEmpty() && namedGroup().equals(other.namedGroup()));
    }

    private boolean translates(Traits other) {
        return !translationOf.isEmpty()
                && (translationOf.equals(other.id) || (site + ":" + translationOf).equals(other.id));
    }
}
