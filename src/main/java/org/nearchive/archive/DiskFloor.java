package org.nearchive.archive;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room must stay free on the volume of the data folder: writes that would leave less are refused, so that the
 * index and what runs already have room to end their work.
 *
 * @param bytes empty: 2 % of the volume, at most 1 GB, at least 4 MB, but never more than a quarter of the volume
 */
public record DiskFloor(OptionalLong bytes) {
    public static final DiskFloor USUAL = new DiskFloor(OptionalLong.empty());
    public static final DiskFloor NOTHING = new DiskFloor(OptionalLong.of(0));

    private static final long MEGABYTE = 1_000_000;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*(B|kB|MB|GB)?", Pattern.CASE_INSENSITIVE);

    /** @param words like {@code 1 GB}, {@code 200 MB} or {@code 0}; blank for {@link #USUAL} */
    public static DiskFloor of(String words) {
        if (words.isBlank()) {
            return USUAL;
        }
        Matcher size = SIZE.matcher(words.strip());
        if (!size.matches() || (size.group(2) == null && !size.group(1).equals("0"))) {
            throw new IllegalArgumentException(
                    "a disk floor is a number with its unit, like \"1 GB\" or \"200 MB\", but was \"" + words + "\"");
        }
        String unit = size.group(2) == null ? "b" : size.group(2).toLowerCase(Locale.ROOT);
        long factor = switch (unit) {
            case "kb" -> 1_000;
            case "mb" -> MEGABYTE;
            case "gb" -> 1_000 * MEGABYTE;
            default -> 1;
        };
        return new DiskFloor(OptionalLong.of(Long.parseLong(size.group(1)) * factor));
    }

    /** In bytes, on the volume of a folder. */
    public long on(Path folder) throws IOException {
        return bytes.isPresent()
                ? bytes.getAsLong()
                : usualOf(Files.getFileStore(folder).getTotalSpace());
    }

    private static long usualOf(long volume) {
        return Math.min(volume / 4, Math.clamp(volume / 50, 4 * MEGABYTE, 1_000 * MEGABYTE));
    }

    /**
     * Refuses what would not leave this much.
     *
     * @param folder an existing one, on the volume that is written to
     * @param wanted bytes that are about to be written
     * @param what it is that needs them, for people
     * @throws NoRoomException in words
     */
    void mustLeave(Path folder, long wanted, String what) throws IOException {
        FileStore volume = Files.getFileStore(folder);
        long free = volume.getUsableSpace();
        long floor = on(folder);
        if (free - wanted < floor) {
            throw new NoRoomException("the disk has " + inWords(free) + " left; " + what + " needs "
                    + inWords(wanted) + " and " + inWords(floor)
                    + " must stay free: make room, or set another floor with --disk-floor");
        }
    }

    /** {@code 3.4 MB}. */
    public static String inWords(long bytes) {
        if (bytes < MEGABYTE) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000 * MEGABYTE
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
