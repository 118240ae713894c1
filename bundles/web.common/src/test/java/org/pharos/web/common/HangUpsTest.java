package org.pharos.web.common;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HangUpsTest {

    private final ServletRequest request = mock(ServletRequest.class);
    private final ServletResponse response = mock(ServletResponse.class);
    private final FilterChain servlets = mock(FilterChain.class);

    @Test
    void aVisitorWhoHangsUpInTheMiddleOfAnAnswerIsNoError() throws IOException, ServletException {
        fails(new EOFException("Broken pipe"));
        when(response.isCommitted()).thenReturn(true);

        assertThatCode(this::answer).doesNotThrowAnyException();
    }

    @Test
    void aFileThatEndsTooSoonBeforeTheAnswerBeganIsOne() throws IOException, ServletException {
        EOFException torn = new EOFException("the file ends in the middle of an element");
        fails(torn);

        assertThatThrownBy(this::answer).isSameAs(torn);
    }

    @Test
    void aFaultOfOursInTheMiddleOfAnAnswerIsOne() throws IOException, ServletException {
        IOException fault = new IOException("the disk does not answer");
        fails(fault);
        when(response.isCommitted()).thenReturn(true);

        assertThatThrownBy(this::answer).isSameAs(fault);
    }

    private void fails(IOException how) throws IOException, ServletException {
        doThrow(how).when(servlets).doFilter(request, response);
    }

    private void answer() throws IOException, ServletException {
        new HangUps().doFilter(request, response, servlets);
    }
}
