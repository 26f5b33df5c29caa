package org.nearchive.extract;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.image.ImageParser;
import org.apache.tika.parser.image.JpegParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads what a picture says about itself, by Tika, and makes a small one of it. Made in the child process by Tika. */
public final class PhotoParser implements Parser {
    private static final long serialVersionUID = 1L;

    /** A JPEG in Base64. */
    static final String THUMBNAIL = "nearchive:thumbnail";

    private static final int SIDE = 240;
    /** Larger ones are not worth the memory. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final Set<MediaType> TYPES =
            Set.of(MediaType.image("jpeg"), MediaType.image("png"), MediaType.image("gif"));

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return TYPES;
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources drafts = new TemporaryResources()) {
            File file = TikaInputStream.get(stream, drafts, metadata).getFile();
            Parser reader = String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith("image/jpeg")
                    ? new JpegParser()
                    : new ImageParser();
            try (InputStream again = Files.newInputStream(file.toPath())) {
                reader.parse(again, handler, metadata, context);
            }
            if (metadata.get(TikaCoreProperties.EMBEDDED_ID) == null) {
                addThumbnail(file, metadata);
            }
        }
    }

    private static void addThumbnail(File file, Metadata metadata) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    reader.setInput(in, true, true);
                    thumbnail(reader, metadata);
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) {
            // Java's readers throw all kinds at damaged pictures. It is shown without a small one: nothing is lost.
            metadata.set("nearchive:no-thumbnail", String.valueOf(e.getMessage()));
        }
    }

    private static void thumbnail(ImageReader reader, Metadata metadata) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return;
        }
        // Twice as many as are shown, so that the last step can be smooth.
        int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
        ImageReadParam read = reader.getDefaultReadParam();
        read.setSourceSubsampling(step, step, 0, 0);
        BufferedImage some = reader.read(0, read);
        double scale = Math.min(1, (double) SIDE / Math.max(some.getWidth(), some.getHeight()));
        int wide = Math.max(1, (int) Math.round(some.getWidth() * scale));
        int high = Math.max(1, (int) Math.round(some.getHeight() * scale));
        String orientation = String.valueOf(metadata.get("tiff:Orientation"));
        boolean lying = orientation.equals("6") || orientation.equals("8");
        BufferedImage small = new BufferedImage(lying ? high : wide, lying ? wide : high, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = small.createGraphics();
        paper.setColor(java.awt.Color.WHITE);
        paper.fillRect(0, 0, small.getWidth(), small.getHeight());
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        paper.transform(upright(orientation, wide, high));
        paper.drawImage(some, 0, 0, wide, high, null);
        paper.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        if (ImageIO.write(small, "jpeg", jpeg)) {
            metadata.set(THUMBNAIL, Base64.getEncoder().encodeToString(jpeg.toByteArray()));
        }
    }

    /** How the camera was held (EXIF), turned back. */
    private static AffineTransform upright(String orientation, int wide, int high) {
        return switch (orientation) {
            case "3" -> AffineTransform.getQuadrantRotateInstance(2, wide / 2.0, high / 2.0);
            case "6" -> new AffineTransform(0, 1, -1, 0, high, 0);
            case "8" -> new AffineTransform(0, -1, 1, 0, 0, wide);
            default -> new AffineTransform();
        };
    }
}
