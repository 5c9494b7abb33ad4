-- A few rows of the shop, on which the migration contract is tried: those behind the sample items.

INSERT INTO `users` (`id`, `username`, `email`, `password_hash`, `first_name`, `last_name`, `is_seller`, `seller_since`, `shop_name`, `shop_description`, `created_at`, `updated_at`) VALUES
  ('u-nina', 'nordklang', 'nina@nordklang.example', '$argon2id$v=19$m=19456,t=2,p=1$bmluYQ', 'Nina', 'Solberg', 1, '2026-01-15 09:00:00', 'Nordklang Audio', 'Headphones and phones, tested by ear.', '2026-01-12 08:30:00', '2026-02-03 14:10:00'),
  ('u-omar', 'hillside', 'omar@hillside.example', '$argon2id$v=19$m=19456,t=2,p=1$b21hcg', 'Omar', 'Haddad', 1, '2026-01-21 10:00:00', 'Hillside Outdoor', 'Tents and packs for a weekend out.', '2026-01-20 17:45:00', NULL),
  ('u-ada', 'ada', 'ada@mail.example', '$argon2id$v=19$m=19456,t=2,p=1$YWRh', 'Ada', 'Bianchi', 0, NULL, NULL, NULL, '2026-02-28 20:15:00', NULL),
  ('u-ben', 'ben', 'ben@mail.example', '$argon2id$v=19$m=19456,t=2,p=1$YmVu', 'Ben', 'Okafor', 0, NULL, NULL, NULL, '2026-04-02 06:50:00', NULL),
  ('u-chloe', 'chloe', 'chloe@mail.example', '$argon2id$v=19$m=19456,t=2,p=1$Y2hsb2U', 'Chloé', 'Martin', 0, NULL, NULL, NULL, '2026-07-14 11:00:00', NULL);

INSERT INTO `categories` (`id`, `parent_id`, `name`, `description`, `path`, `breadcrumb`, `created_at`, `updated_at`) VALUES
  ('electronics', NULL, 'Electronics', 'Things with a battery.', 'electronics/', '["Electronics"]', '2026-01-10 08:00:00', NULL),
  ('headphones', 'electronics', 'Headphones', 'For both ears.', 'electronics/headphones/', '["Electronics", "Headphones"]', '2026-01-10 08:02:00', NULL),
  ('phones', 'electronics', 'Phones', 'For calls, and everything else.', 'electronics/phones/', '["Electronics", "Phones"]', '2026-01-10 08:03:00', NULL),
  ('cameras', 'electronics', 'Cameras', 'Still waiting for its first product.', 'electronics/cameras/', '["Electronics", "Cameras"]', '2026-11-02 09:30:00', NULL),
  ('outdoor', NULL, 'Outdoor', 'For days without a roof.', 'outdoor/', '["Outdoor"]', '2026-01-10 08:10:00', NULL),
  ('tents', 'outdoor', 'Tents', 'For nights without a roof.', 'outdoor/tents/', '["Outdoor", "Tents"]', '2026-01-10 08:12:00', NULL),
  ('backpacks', 'outdoor', 'Backpacks', 'For everything that comes along.', 'outdoor/backpacks/', '["Outdoor", "Backpacks"]', '2026-01-10 08:13:00', '2026-05-04 07:00:00');

INSERT INTO `products` (`id`, `seller_id`, `category_id`, `name`, `description`, `price`, `inventory_quantity`, `image_url`, `created_at`, `updated_at`) VALUES
  ('p-1001', 'u-nina', 'headphones', 'Aurora wireless headphones', 'Over-ear headphones with forty hours of battery and a case that fits a coat pocket.', 129.00, 38, 'https://images.shop.example/p-1001.webp', '2026-01-16 10:00:00', '2026-10-01 08:00:00'),
  ('p-1002', 'u-nina', 'headphones', 'Drift in-ear monitors', 'Small monitors that shut out the train and let in the announcement.', 59.90, 0, 'https://images.shop.example/p-1002.webp', '2026-03-09 13:20:00', NULL),
  ('p-1003', 'u-nina', 'phones', 'Fjord 5 smartphone', 'A phone with a battery that its owner can change, and seven years of updates.', 499.00, 12, 'https://images.shop.example/p-1003.webp', '2026-08-24 09:15:00', NULL),
  ('p-1004', 'u-nina', 'headphones', 'Aurora travel case', 'A hard case for Aurora headphones and their cable.', 19.50, 60, NULL, '2026-10-05 07:40:00', NULL),
  ('p-2001', 'u-omar', 'tents', 'Ridge two-person tent', 'Stands in five minutes, weighs two kilograms, and keeps dry what is inside.', 219.00, 7, 'https://images.shop.example/p-2001.webp', '2026-01-22 15:30:00', NULL),
  ('p-2002', 'u-omar', 'backpacks', 'Trail 30 backpack', 'Thirty litres, a frame that carries on the hips, and a cover for the rain.', 89.50, 24, 'https://images.shop.example/p-2002.webp', '2026-02-11 09:00:00', NULL),
  ('p-2003', 'u-omar', 'backpacks', 'Commuter 18 backpack', 'Eighteen litres for a laptop, lunch and a jumper.', 64.00, 41, NULL, '2026-06-18 11:05:00', NULL);

INSERT INTO `orders` (`id`, `user_id`, `status`, `total_amount`, `placed_at`, `updated_at`, `cancelled_at`) VALUES
  ('o-4k7t', 'u-ada', 'DELIVERED', 208.50, '2026-03-14 12:05:00', '2026-03-18 16:40:00', NULL),
  ('o-9d2m', 'u-ada', 'CANCELLED', 499.00, '2026-09-02 21:30:00', '2026-09-02 22:10:00', '2026-09-02 22:10:00'),
  ('o-6w1x', 'u-ben', 'SHIPPED', 347.00, '2026-11-05 18:22:00', '2026-11-06 09:15:00', NULL),
  ('o-2h5r', 'u-ada', 'PENDING', 119.80, '2026-11-18 20:41:00', NULL, NULL),
  ('o-8p3c', 'u-chloe', 'PAID', 129.00, '2026-11-19 08:03:00', '2026-11-19 08:04:00', NULL);

INSERT INTO `order_items` (`order_id`, `product_id`, `seller_id`, `product_name`, `unit_price`, `quantity`, `line_total`) VALUES
  ('o-4k7t', 'p-1001', 'u-nina', 'Aurora headphones', 119.00, 1, 119.00),
  ('o-4k7t', 'p-2002', 'u-omar', 'Trail 30 backpack', 89.50, 1, 89.50),
  ('o-9d2m', 'p-1003', 'u-nina', 'Fjord 5 smartphone', 499.00, 1, 499.00),
  ('o-6w1x', 'p-2001', 'u-omar', 'Ridge two-person tent', 219.00, 1, 219.00),
  ('o-6w1x', 'p-2003', 'u-omar', 'Commuter 18 backpack', 64.00, 2, 128.00),
  ('o-2h5r', 'p-1002', 'u-nina', 'Drift in-ear monitors', 59.90, 2, 119.80),
  ('o-8p3c', 'p-1001', 'u-nina', 'Aurora wireless headphones', 129.00, 1, 129.00);

INSERT INTO `cart_items` (`user_id`, `product_id`, `quantity`, `updated_at`) VALUES
  ('u-ada', 'p-1003', 1, '2026-11-20 16:05:00'),
  ('u-ada', 'p-2001', 1, '2026-11-17 19:20:00'),
  ('u-ben', 'p-1001', 1, '2026-11-19 07:45:00'),
  ('u-chloe', 'p-2002', 1, '2026-11-12 12:00:00'),
  ('u-chloe', 'p-2003', 2, '2026-11-12 12:04:00');
