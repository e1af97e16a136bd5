package io.corebank.support.privacy;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The right to know what the bank knows. */
@RestController
@RequestMapping("/api/v1/admin/customers/{customerId}/export")
class ExportController {

    private final PersonalData personalData;
    private final List<PersonalRecords> records;
    private final JsonMapper json;
    private final Clock clock;

    ExportController(PersonalData personalData, ObjectProvider<PersonalRecords> records, JsonMapper json) {
        this.personalData = personalData;
        this.records = records.orderedStream().toList();
        this.json = json;
        this.clock = Clock.systemUTC();
    }

    /** Everything that is kept about a person as one JSON object, written while it is read. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({OPERATOR, AUDITOR})
    @Answers(types = MediaType.APPLICATION_JSON_VALUE)
    void export(@PathVariable String customerId, HttpServletResponse response) throws IOException {
        if (!personalData.knows(customerId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such customer");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"");
        JsonGenerator out = json.createGenerator(response.getOutputStream());
        out.writeStartObject();
        out.writeStringProperty("customerId", customerId);
        out.writePOJOProperty("exportedAt", clock.instant());
        out.writeBooleanProperty("erased", personalData.isErased(customerId));
        for (PersonalRecords kind : records) {
            out.writeArrayPropertyStart(kind.kind());
            kind.export(customerId, out::writePOJO);
            out.writeEndArray();
        }
        out.writeEndObject();
        out.flush();
    }
}
