package org.nearchive.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.nearchive.index.lucene.LuceneIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/export}: a complete set as a download. */
final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);

    private final LuceneIndex index;
    private final Links links;

    ExportRoutes(LuceneIndex index, Links links) {
        this.index = index;
        this.links = links;
    }

    /**
     * The head of the answer says how many posts follow, and of which state of the index; an answer that cannot be
     * finished is broken off, never ended as if it were whole.
     */
    void export(Context context) throws IOException {
        Export export = Export.of(context.queryParamMap());
        try {
            export.write(index, links.base(context), Server.today(), head -> begin(context, export, head));
        } catch (IOException | RuntimeException e) {
            if (!context.res().isCommitted()) {
                context.res().reset();
                throw e;
            }
            LOG.warn("an export was broken off", e);
            ServletContextRequest.getServletContextRequest(context.req())
                    .getServletChannel()
                    .abort(e);
        }
    }

    private static OutputStream begin(Context context, Export export, Export.Head head) throws IOException {
        context.contentType(export.format().mediaType());
        context.header(
                "Content-Disposition",
                "attachment; filename=\"nearchive." + export.format().ending() + "\"");
        context.header("Nearchive-Total", Long.toString(head.total()));
        context.header("Nearchive-Generation", head.generation());
        context.header("Nearchive-Seq", Long.toString(head.seq()));
        return context.outputStream();
    }
}
