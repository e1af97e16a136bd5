package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final BoundedCache cache = new BoundedCache(10);

    @Test
    void keepsWhatItIsGiven() {
        cache.put("a", 1);
        assertThat(cache.<String, Integer>get("a")).isEqualTo(1);
        assertThat(cache.containsKey("a")).isTrue();
        assertThat(cache.<String, Integer>get("b")).isNull();
        assertThat(cache.putIfAbsent("a", 2)).isFalse();
        assertThat(cache.putIfAbsent("b", 2)).isTrue();
        cache.<Integer>computeIfPresent("b", value -> value + 1);
        assertThat(cache.<String, Integer>get("b")).isEqualTo(3);
        assertThat(cache.remove("a")).isTrue();
        assertThat(cache.remove("a")).isFalse();
        cache.removeAll();
        assertThat(cache.containsKey("b")).isFalse();
    }

    @Test
    void keepsNoMoreThanItMay() {
        IntStream.range(0, 1_000).forEach(key -> cache.put(key, key));
        await().untilAsserted(() -> assertThat(
                        IntStream.range(0, 1_000).filter(cache::containsKey).count())
                .isEqualTo(10));
    }

    @Test
    void tellsWhatHappens() {
        List<String> heard = new ArrayList<>();
        Registration registration = cache.registerCacheEntryListener(new Cache.EntryListenerAdapter() {
            @Override
            public void onEntryCreated(Object key, Object value) {
                heard.add("created " + key);
            }

            @Override
            public void onEntryUpdated(Object key, Object value) {
                heard.add("updated " + key);
            }

            @Override
            public void onEntryRemoved(Object key) {
                heard.add("removed " + key);
            }
        });
        cache.put("a", 1);
        cache.put("a", 2);
        cache.remove("a");
        registration.cancel();
        cache.put("b", 1);
        assertThat(heard).containsExactly("created a", "updated a", "removed a");
    }
}
