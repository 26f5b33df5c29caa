package org.nearchive.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server stands to those who ask from elsewhere.
 *
 * @param publicUrl what links begin with; {@code null} for the host that a request names
 * @param rate how many requests a second one client may send for long; 0 for any number. Clients on this machine are
 *     never counted
 * @param proxies addresses whose word for who asks is believed
 */
public record Reach(@Nullable URI publicUrl, int rate, Set<String> proxies) {
    /** Nothing said: 50 requests a second, no proxy. */
    public static final Reach USUAL = new Reach(null, 50, Set.of());

    public Reach {
        proxies = Set.copyOf(proxies);
        if (rate < 0) {
            throw new IllegalArgumentException("a rate is 0 or more, but was " + rate);
        }
    }

    /**
     * Who asks.
     *
     * @param peer address of the connection's other end
     * @param forwardedFor the header {@code X-Forwarded-For}; believed from a proxy only, and of it only what the proxy
     *     itself added: its end
     */
    String client(String peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !proxies.contains(peer)) {
            return peer;
        }
        return forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    }

    static boolean isThisMachine(String client) {
        boolean isAddress = client.matches("[0-9.]+|\\[?[0-9A-Fa-f:.]+(%.*)?]?");
        try {
            return isAddress && InetAddress.getAllByName(client)[0].isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
