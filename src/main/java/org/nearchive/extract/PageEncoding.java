package org.nearchive.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/** Tells Tika in which encoding a page is written, by {@link DecodedText}. Made in the child process by Tika. */
public final class PageEncoding implements EncodingDetector {
    private static final long serialVersionUID = 1L;
    /** A page's first letters are enough to tell. */
    private static final int SAMPLE = 200_000;

    @Override
    public @Nullable Charset detect(InputStream input, Metadata metadata) throws IOException {
        input.mark(SAMPLE);
        byte[] sample = input.readNBytes(SAMPLE);
        input.reset();
        return DecodedText.find(sample).map(PageEncoding::charset).orElse(null);
    }

    private static @Nullable Charset charset(DecodedText read) {
        String name = read.encoding().split(",", 2)[0];
        return switch (name) {
            case "EUC-KR" -> Charset.forName("x-windows-949");
            case "Johab" -> Charset.forName("x-Johab");
            case "Shift_JIS" -> Charset.forName("windows-31j");
            case "HZ" -> StandardCharsets.US_ASCII;
            default -> {
                try {
                    yield Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    yield null;
                }
            }
        };
    }
}
