package org.pharos.web.common;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pharos.web.common.template.JteframeGenerated;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.view.Language;
import org.pharos.web.common.view.Session;

/** A page: handler, view record, template. Sets what every answer must carry and turns away forged forms. */
public abstract class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** No inline script or style, nothing from elsewhere. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String CSRF_FIELD = "csrf";

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws jakarta.servlet.ServletException, IOException {
        protect(response);
        Language.answerIn(Choice.of(request));
        try {
            if (!Choice.made(request, response)) {
                super.service(request, response);
            }
        } finally {
            Language.done();
        }
    }

    /** Headers every answer carries, pages or not. */
    public static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Writes a whole page. */
    protected static void page(HttpServletResponse response, int status, Frame frame, Body body) throws IOException {
        write(response, status, output -> JteframeGenerated.render(output, null, frame, inner -> body.write(
                (gg.jte.html.HtmlTemplateOutput) inner)));
    }

    /** Writes a piece of a page, for htmx to put in its place. */
    protected static void piece(HttpServletResponse response, Body body) throws IOException {
        write(response, HttpServletResponse.SC_OK, body);
    }

    /** Whether htmx asked for a piece, not a browser for a page. */
    protected static boolean wantsPiece(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /**
     * Whether a form came from a page of ours, in this session. If not, it is answered with 403 and words.
     *
     * @return true when the caller may act
     */
    protected static boolean genuine(HttpServletRequest request, HttpServletResponse response, Session session)
            throws IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean fromHere = site == null || site.equals("same-origin") || site.equals("none");
        if (fromHere && Secrets.same(session.csrf(), request.getParameter(CSRF_FIELD))) {
            return true;
        }
        plain(response, HttpServletResponse.SC_FORBIDDEN,
                "This form is not from your present visit. Go back, reload the page and send it again.");
        return false;
    }

    /** Whether the operator is signed in. If not, it is answered with 403 and words. */
    protected static boolean operator(HttpServletResponse response, Session session) throws IOException {
        if (session.operator()) {
            return true;
        }
        plain(response, HttpServletResponse.SC_FORBIDDEN,
                "Only a signed-in operator may do this. Sign in at /sign-in.");
        return false;
    }

    /** A short answer in words. */
    protected static void plain(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(words);
    }

    private static void write(HttpServletResponse response, int status, Body body) throws IOException {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        body.write(new OwaspHtmlTemplateOutput(bytes));
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.getContentLength());
        bytes.writeTo(response.getOutputStream());
    }
}
