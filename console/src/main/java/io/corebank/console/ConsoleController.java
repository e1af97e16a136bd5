package io.corebank.console;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/** Serves the page at every address of the console, and the files that it asks for. */
@Controller
class ConsoleController {

    static final String HOME = "/console/";
    static final String FILES = HOME + "files/";
    static final String LIBRARIES = HOME + "libraries/";

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ConsolePage page;
    private final ConsoleFiles files;
    private final Libraries libraries;

    ConsoleController(ConsolePage page, ConsoleFiles files, Libraries libraries) {
        this.page = page;
        this.files = files;
        this.libraries = libraries;
    }

    /** The bank has no other page to begin with. It may have one some day, so that nobody keeps this in mind. */
    @GetMapping("/")
    ResponseEntity<Void> root() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(HOME))
                .build();
    }

    @GetMapping("/console")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create(HOME))
                .build();
    }

    /** The page, for whatever screen the address means: that is the page's business. */
    @GetMapping({HOME, HOME + "{*screen}"})
    ResponseEntity<byte[]> page(
            @PathVariable(required = false) @Nullable String screen,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        if (screen != null && screen.contains(".")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The console has no such file");
        }
        return answer(page.asset(), CacheControl.noCache(), encodings, "Content-Security-Policy", page.policy());
    }

    /** A file of the console. A page that is older than the bank gets the present file, without keeping it. */
    @GetMapping(FILES + "{digest}/{*path}")
    ResponseEntity<byte[]> file(
            @PathVariable String digest,
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        CacheControl caching = digest.equals(files.digest()) ? FOREVER : CacheControl.noCache();
        return answer(existing(files.find(path.substring(1))), caching, encodings);
    }

    /** A file of a library, whose version is in the address. */
    @GetMapping(LIBRARIES + "{*path}")
    ResponseEntity<byte[]> library(
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        return answer(existing(libraries.find(path.substring(1))), FOREVER, encodings);
    }

    private static Asset existing(Optional<Asset> asset) {
        return asset.orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The console has no such file"));
    }

    private static ResponseEntity<byte[]> answer(
            Asset asset, CacheControl caching, @Nullable String encodings, String... headers) {
        boolean compressed = encodings != null && encodings.contains("gzip");
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asset.type()))
                .cacheControl(caching)
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .eTag('"' + asset.digest() + (compressed ? "-gzip" : "") + '"');
        for (int header = 0; header < headers.length; header += 2) {
            answer.header(headers[header], headers[header + 1]);
        }
        return compressed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.compressed())
                : answer.body(asset.plain());
    }
}
