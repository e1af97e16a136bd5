package io.corebank.support.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that never reached a controller, such as a malformed path, as problem details. */
@Controller
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object reported = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = reported instanceof Integer code ? code : 404;
        StatusCodes.Entry entry = StatusCodes.of(status);
        BrowserHeaders.writeTo(response);
        String id = Correlation.of(request);
        response.setHeader(Correlation.HEADER, id);
        Problems.write(response, Problems.problem(status, entry.code(), entry.title(), entry.title() + ".", id));
    }
}
