package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;

/** Width and height of a WebP picture, as its first bytes say (RFC 9649). */
record WebpSize(int width, int height) {
    static WebpSize of(Path file) throws IOException, TikaException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(30);
        }
        if (head.length < 30) {
            throw new TikaException("a WebP picture of " + head.length + " bytes");
        }
        return switch (head[15]) {
            case 'X' -> new WebpSize(1 + number(head, 24, 3), 1 + number(head, 27, 3));
            case 'L' -> {
                int sides = number(head, 21, 4);
                yield new WebpSize(1 + (sides & 0x3FFF), 1 + (sides >>> 14 & 0x3FFF));
            }
            default -> new WebpSize(number(head, 26, 2) & 0x3FFF, number(head, 28, 2) & 0x3FFF);
        };
    }

    private static int number(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | (bytes[from + i] & 0xFF);
        }
        return number;
    }
}
