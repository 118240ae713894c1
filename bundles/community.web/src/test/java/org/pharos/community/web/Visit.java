package org.pharos.community.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.test.kit.CapturedBody;
import org.pharos.test.kit.ManualClock;

/** One GET of one servlet. */
record Visit(int status, String body) {

    static Visit of(Servlet servlet) throws Exception {
        return of(servlet, "en");
    }

    /** @param language that the browser wishes */
    static Visit of(Servlet servlet, String language) throws Exception {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getMethod()).thenReturn("GET");
        when(request.getHeader("Accept-Language")).thenReturn(language);
        HttpServletResponse response = mock(HttpServletResponse.class);
        AtomicInteger status = new AtomicInteger(HttpServletResponse.SC_OK);
        doAnswer(call -> {
            status.set(call.getArgument(0));
            return null;
        }).when(response).setStatus(anyInt());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
        when(response.getOutputStream()).thenReturn(new CapturedBody(bytes));
        when(response.getWriter()).thenReturn(writer);
        servlet.service(request, response);
        writer.flush();
        verify(response, never()).addCookie(any());
        return new Visit(status.get(), bytes.toString(StandardCharsets.UTF_8));
    }

    static CommunityPages pages(ReleaseShelf shelf, String operator) {
        return new CommunityPages(new Settings(operator), shelf,
                new ManualClock(Instant.parse("2026-03-02T12:00:00Z")));
    }

    private record Settings(String operator) implements WebSettings {
        @Override
        public String contact() {
            return "figures@society.example";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return WebSettings.class;
        }
    }
}
