package org.pharos.console.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.pharos.test.kit.CapturedBody;

/** One visit of one servlet by one browser, which keeps its cookie. */
final class Visit {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int status = HttpServletResponse.SC_OK;
    private String redirect = "";
    private Cookie cookie;

    private Visit(Cookie cookie) {
        this.cookie = cookie;
    }

    static Visit get(Servlet servlet, String rest, Map<String, String> parameters) throws Exception {
        return new Visit(null).visit(servlet, "GET", rest, parameters);
    }

    static Visit post(Servlet servlet, Map<String, String> parameters, Visit before) throws Exception {
        return new Visit(before.cookie).visit(servlet, "POST", null, parameters);
    }

    /** The same browser again. */
    Visit then(Servlet servlet) throws Exception {
        return new Visit(cookie).visit(servlet, "GET", null, Map.of());
    }

    int status() {
        return status;
    }

    String redirect() {
        return redirect;
    }

    String body() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The secret of the first form on the page. */
    String csrf() {
        return body().replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]*)\".*", "$1");
    }

    private Visit visit(Servlet servlet, String method, String rest, Map<String, String> parameters) throws Exception {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getMethod()).thenReturn(method);
        when(request.getPathInfo()).thenReturn(rest);
        when(request.getCookies()).thenReturn(cookie == null ? null : new Cookie[] {cookie});
        when(request.getParameter(anyString())).thenAnswer(call -> parameters.get(call.<String>getArgument(0)));
        PrintWriter writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
        servlet.service(request, response(writer));
        writer.flush();
        return this;
    }

    private HttpServletResponse response(PrintWriter writer) throws Exception {
        HttpServletResponse response = mock(HttpServletResponse.class);
        doAnswer(call -> status = call.getArgument(0)).when(response).setStatus(anyInt());
        doAnswer(call -> redirect = call.getArgument(0)).when(response).sendRedirect(anyString());
        doAnswer(call -> cookie = call.getArgument(0)).when(response).addCookie(any());
        when(response.getOutputStream()).thenReturn(new CapturedBody(bytes));
        when(response.getWriter()).thenReturn(writer);
        return response;
    }
}
