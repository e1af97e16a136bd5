package io.corebank.support.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A response that whoever writes it cannot flush: the web server sends head and body together when the request is over,
 * with the body's length and by one call to the system instead of three.
 */
final class AnswerInOnePiece extends HttpServletResponseWrapper {

    AnswerInOnePiece(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void flushBuffer() {}

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Body(super.getOutputStream());
    }

    private static final class Body extends ServletOutputStream {

        private final ServletOutputStream body;

        Body(ServletOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int one) throws IOException {
            body.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
