package io.corebank.standalone.launch;

import java.net.URI;

/** What a person needs to know when the bank is ready. */
final class Welcome {

    private Welcome() {}

    static String text(URI address, UpOptions options, DataFolder data) {
        String token = options.issuerUri == null
                ? "./bank token customer1" + which(options, data)
                : "from " + options.issuerUri;
        return """

                Console        %1$s/console/
                API            %1$s/api/v1
                Documentation  %1$s/swagger-ui.html
                Health         %1$s/actuator/health
                Token          %2$s
                Log            %3$s
                """.formatted(address, token, data.logFile());
    }

    /** Only the data folder has the certificate by which a bank with TLS is known. */
    private static String which(UpOptions options, DataFolder data) {
        if (options.tls.isOn()) {
            return " --data '" + data.path() + "'";
        }
        return options.port == 8080 ? "" : " --port " + options.port;
    }
}
